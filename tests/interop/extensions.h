#pragma once
#include <QByteArray>

// A word of CAPABILITY, and the feature under which the topics try it; null where there is no
// command for it here, or nothing that one could try.
struct Extension
{
    const char *name; // one that ends in "=" or "-" stands for all that begin so
    const char *feature;
};

const Extension *extensionCalled(const QByteArray &name);
