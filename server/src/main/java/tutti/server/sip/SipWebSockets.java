package tutti.server.sip;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.jspecify.annotations.Nullable;
import tutti.sip.transport.SipStream;

/// SIP over WebSocket, for browsers: sub-protocol `sip`, one message per frame, at [#PATH] of an HTTP server.
///
/// ```
///   Jetty ─► task ─► SIP loop ─► endpoint
///   Jetty ◄─ bounded ◄──────────┘
/// ```
/// Source: RFC 7118.
public final class SipWebSockets {
    public static final String PATH = "/sip";
    private static final String SUBPROTOCOL = "sip";

    /// Longer than any ping of ours takes to find out that the peer is gone.
    private static final Duration IDLE_MAX = Duration.ofMinutes(10);

    private final WebSocketGate gate;
    private final OriginRule origins;

    /// `origins` are the pages that may, such as `https://example.org`, or `*` for every page; with none, pages of
    /// the host that serves the WebSocket.
    public SipWebSockets(SipLoop loop, List<String> origins) {
        gate = loop.webSocketGate();
        this.origins = new OriginRule(origins);
    }

    /// Serves at [#PATH] of `handler`, which must not have started.
    public void mount(ServletContextHandler handler) {
        handler.addServlet(new ServletHolder(new Servlet()), PATH);
    }

    private final class Servlet extends JettyWebSocketServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void configure(JettyWebSocketServletFactory factory) {
            factory.setMaxTextMessageSize(SipStream.MESSAGE_BYTES_MAX);
            factory.setMaxBinaryMessageSize(SipStream.MESSAGE_BYTES_MAX);
            factory.setIdleTimeout(IDLE_MAX);
            factory.setCreator(SipWebSockets.this::accept);
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("Upgrade", "websocket");
            response.sendError(426, "this is SIP over WebSocket (RFC 7118)");
        }
    }

    /// The listener of a WebSocket that may come, or null once it has been refused, as Jetty wants it.
    private @Nullable WebSocketEndpoint accept(JettyServerUpgradeRequest request, JettyServerUpgradeResponse response)
            throws IOException {
        Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
        if (!origins.allows(origin, Optional.ofNullable(request.getHeader("Host")))) {
            gate.count(TransportCounter.REFUSED_ORIGINS);
            response.sendForbidden("pages of this origin may not call");
            return null;
        }
        if (!request.hasSubProtocol(SUBPROTOCOL)) {
            gate.count(TransportCounter.REFUSED_SUBPROTOCOLS);
            response.sendError(400, "the WebSocket sub-protocol must be sip");
            return null;
        }
        response.setAcceptedSubProtocol(SUBPROTOCOL);
        return new WebSocketEndpoint(gate);
    }
}
