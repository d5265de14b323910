package org.pressmark.replay;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Who waits at the other end of a connection. Nobody reads from it while an answer is made, so that its end goes
 * unnoticed unless it is looked for.
 */
record Caller(EndPoint end, Connection.UpgradeTo connection) {
    static Caller of(HttpServletRequest request) {
        Connection connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection();
        return new Caller(connection.getEndPoint(), (Connection.UpgradeTo) connection);
    }

    /** Whether the connection was closed; one that was closed in one direction counts as such. */
    boolean isGone() {
        ByteBuffer one = BufferUtil.allocate(1);
        try {
            int got = end.fill(one);
            connection.onUpgradeTo(one); // the next request, sent before this one is answered, keeps its first byte
            return got < 0;
        } catch (IOException broken) {
            return true;
        }
    }
}
