#include <QTcpSocket>

QTcpSocket *make()
{
    return new QTcpSocket;
}
