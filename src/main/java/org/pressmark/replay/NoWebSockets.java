package org.pressmark.replay;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * Makes of a request for a WebSocket one like any other. By its version header Javalin would know it, and answer it past
 * our handler: without the rule for hosts, and with a session and its cookie.
 */
final class NoWebSockets implements Filter {
    private static final String MARK = "Sec-WebSocket-Version";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        HttpServletRequest in = (HttpServletRequest) request;
        next.doFilter(in.getHeader(MARK) == null ? in : new Unmarked(in), response);
    }

    private static final class Unmarked extends HttpServletRequestWrapper {
        Unmarked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase(MARK) ? null : super.getHeader(name);
        }
    }
}
