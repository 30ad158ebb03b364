package dvorik.core.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Where mappers begin. Jackson keeps its buffers by thread; ours are virtual and live for one update, so that each reading
 * and writing would allocate 4-16 KB anew.
 */
public final class Json {
    private Json() {}

    /** @return one whose buffers are shared by all threads */
    public static JsonMapper.Builder mapper() {
        return JsonMapper.builder(JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                .build());
    }
}
