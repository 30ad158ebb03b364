package dvorik.core.telegram;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.telegram.telegrambots.meta.TelegramUrl;

/** One HTTP client towards the Bot API at one address, for sending and for polling. */
public final class TelegramHttp implements AutoCloseable {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final int IDLE_CONNECTIONS = 256;

    private final HttpUrl origin;
    private final OkHttpClient client;
    private final CallDeadlines deadlines = new CallDeadlines(CALL_TIMEOUT);

    /** @param apiUrl scheme, host and port of the Bot API, {@code https://api.telegram.org} or a stand-in; no path */
    public TelegramHttp(URI apiUrl) {
        this.origin = HttpUrl.get(apiUrl);
        if (origin == null || origin.encodedPath().length() > 1) {
            throw new IllegalArgumentException("the Bot API's address has a scheme, a host and a port only: " + apiUrl);
        }
        this.client = new CallerRunsClient(
                new OkHttpClient.Builder()
                        // a POST that OkHttp repeats by itself is a message that the person gets twice
                        .retryOnConnectionFailure(false)
                        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                        .callTimeout(Duration.ZERO)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .addInterceptor(this::towardsOrigin)
                        .addInterceptor(TelegramHttp::tellSentFromUnsent)
                        .addNetworkInterceptor(TelegramHttp::markAnswerLost),
                deadlines);
    }

    /** The request did not reach Telegram, or Telegram said that it cannot serve now: nothing was done. */
    static final class NotDone extends IOException {
        private static final long serialVersionUID = 1;

        NotDone(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The connection broke after the request may have been written. */
    static final class AnswerLost extends IOException {
        private static final long serialVersionUID = 1;

        AnswerLost(IOException cause) {
            super(cause);
        }
    }

    /** The library downloads files from api.telegram.org whatever its address is. */
    private Response towardsOrigin(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        if (request.url().host().equals("api.telegram.org") && !origin.host().equals("api.telegram.org")) {
            HttpUrl url = request.url()
                    .newBuilder()
                    .scheme(origin.scheme())
                    .host(origin.host())
                    .port(origin.port())
                    .build();
            return chain.proceed(request.newBuilder().url(url).build());
        }
        return chain.proceed(request);
    }

    private static Response tellSentFromUnsent(Interceptor.Chain chain) throws IOException {
        Response response;
        try {
            response = chain.proceed(chain.request());
        } catch (AnswerLost e) {
            throw e;
        } catch (IOException e) {
            throw new NotDone("no connection: " + e.getMessage(), e);
        }
        if (response.code() >= 500) {
            response.close();
            throw new NotDone("HTTP " + response.code(), null);
        }
        return response;
    }

    /** Network interceptors run once a connection stands, so whatever fails below may have been sent. */
    private static Response markAnswerLost(Interceptor.Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            throw new AnswerLost(e);
        }
    }

    OkHttpClient client() {
        return client;
    }

    TelegramUrl libraryUrl() {
        return TelegramUrl.builder()
                .schema(origin.scheme())
                .host(origin.host())
                .port(origin.port())
                .build();
    }

    /**
     * A plain client for calls that Telegram answers up to {@code hold} later, and for those whose answer is read bit
     * by bit; shares the connections.
     */
    public OkHttpClient holding(Duration hold) {
        Duration timeout = hold.plus(CALL_TIMEOUT);
        return client.newBuilder().readTimeout(timeout).callTimeout(timeout).build();
    }

    /** Address of a method; contains the token, never to be logged. */
    public HttpUrl method(BotAccount account, String name) {
        return origin.newBuilder()
                .addPathSegment("bot" + account.token())
                .addPathSegment(name)
                .build();
    }

    /** Address of a file of the bot; contains the token, never to be logged. */
    HttpUrl file(BotAccount account, String path) {
        return origin.newBuilder()
                .addPathSegment("file")
                .addPathSegment("bot" + account.token())
                .addPathSegments(path)
                .build();
    }

    @Override
    public void close() {
        deadlines.close();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
