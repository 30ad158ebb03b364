package dvorik.core.telegram;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Timeout;

/**
 * An OkHttp client whose asynchronous calls run on the thread that starts them. The library only knows asynchronous
 * calls and waits for their end; on a virtual thread the detour over OkHttp's dispatcher costs two thread changes a
 * call and its limit of calls under way, and gives nothing. A call ends with the reading of its answer.
 */
final class CallerRunsClient extends OkHttpClient {

    private final CallDeadlines deadlines;

    CallerRunsClient(Builder builder, CallDeadlines deadlines) {
        super(builder);
        this.deadlines = deadlines;
    }

    @Override
    public Call newCall(Request request) {
        return new CallerRunsCall(super.newCall(request), deadlines);
    }

    private record CallerRunsCall(Call call, CallDeadlines deadlines) implements Call {
        @Override
        public void enqueue(Callback callback) {
            deadlines.begin(call);
            try {
                callback.onResponse(this, call.execute());
            } catch (IOException e) {
                callback.onFailure(this, e);
            } finally {
                deadlines.end(call);
            }
        }

        @Override
        public Response execute() throws IOException {
            return call.execute();
        }

        @Override
        public Request request() {
            return call.request();
        }

        @Override
        public void cancel() {
            call.cancel();
        }

        @Override
        public boolean isExecuted() {
            return call.isExecuted();
        }

        @Override
        public boolean isCanceled() {
            return call.isCanceled();
        }

        @Override
        public Timeout timeout() {
            return call.timeout();
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod")
        public Call clone() {
            return new CallerRunsCall(call.clone(), deadlines);
        }
    }
}
