#include <QtNetwork/QTcpSocket>

QTcpSocket *make()
{
    return new QTcpSocket;
}
