package dev.slipway;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sends the usual answer over REST, some 30 KB, whole and with its length, instead of in pieces of 8 KB: each piece wakes
 * the other end and is parsed by it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
final class WholeAnswers implements Filter, TomcatConnectorCustomizer {

    private static final int BYTES = 64 * 1024;

    @Override
    public void customize(Connector connector) {
        connector.setProperty("socket.appWriteBufSize", Integer.toString(BYTES));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && http.getRequestURI().startsWith("/api/")) {
            response.setBufferSize(BYTES);
        }
        chain.doFilter(request, response);
    }
}
