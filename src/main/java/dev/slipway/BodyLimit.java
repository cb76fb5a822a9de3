package dev.slipway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes no more of a request's body than one of the portal's answers could need, however long it says that it is. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5) // before it has a turn
final class BodyLimit extends OncePerRequestFilter {

    static final int LARGEST = 16 * 1024 * 1024;

    private static final String WORDS = "A request has at most 16 MB. Send what you have in several.";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            response.setHeader("Connection", "close"); // the rest is not waited for
            response.setContentType("application/problem+json");
            response.getWriter().write("{\"title\":\"Content Too Large\",\"status\":413,\"detail\":\"" + WORDS + "\"}");
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new Counted(request), response); // it does not say
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class Counted extends HttpServletRequestWrapper {

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        CountedStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = body.read(into, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > LARGEST) {
                throw new ErrorResponseException(
                        HttpStatus.CONTENT_TOO_LARGE,
                        ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, WORDS),
                        null);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
