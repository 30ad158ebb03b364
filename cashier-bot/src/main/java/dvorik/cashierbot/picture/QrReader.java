package dvorik.cashierbot.picture;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks for QR codes in a photo as people take them: first as it is, then made brighter, sharper, smoother, smaller or
 * larger, until one is found or the time is up.
 */
public final class QrReader {
    /** After this no further way is tried; the one under way ends by itself within a fraction of it. */
    private static final Duration LONGEST = Duration.ofMillis(2500);

    /** Photos looked at together; each takes a core and up to 40 MB. */
    private static final int AT_ONCE = 2;

    private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);

    /** Ways to look at a picture, the most successful first. */
    private static final List<Function<GreyPicture, BinaryBitmap>> WAYS = List.of(
            picture -> hybrid(picture),
            picture -> hybrid(picture.reduced(2)),
            picture -> global(picture.stretched()),
            picture -> hybrid(picture.smoothed(1).stretched()),
            picture -> global(picture.sharpened(4, 2)),
            picture -> hybrid(picture.reduced(3).stretched()),
            picture -> global(picture.thresholded(Math.max(8, picture.longSide() / 20))),
            picture -> hybrid(picture.smoothed(2).sharpened(6, 3)),
            picture -> hybrid(picture.longSide() > 1100 ? picture.reduced(2).doubled() : picture.doubled()),
            picture -> hybrid(picture.reduced(2).invert()));

    /** Threads of the operating system: on a virtual one this work would hold up the chats that share its carrier. */
    private final ThreadPoolExecutor workers = workers();

    /** What was found. */
    public sealed interface Result {
        /** @param texts each once; where a wanted one is among them it may be the only one */
        record Found(Set<String> texts) implements Result {}

        record NoCode() implements Result {}

        /** No picture that can be read. */
        record NoPicture() implements Result {}
    }

    /**
     * @param picture a file as it was sent
     * @param wanted goes on looking while only other codes were found
     */
    public Result read(byte[] picture, Predicate<String> wanted) {
        return CompletableFuture.supplyAsync(
                        () -> PictureLoader.load(picture)
                                .map(grey -> look(grey, wanted))
                                .orElseGet(Result.NoPicture::new),
                        workers)
                .join();
    }

    private static ThreadPoolExecutor workers() {
        var threads = Thread.ofPlatform().daemon().name("qr-reader-", 1).factory();
        var workers =
                new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    private static Result look(GreyPicture picture, Predicate<String> wanted) {
        long end = System.nanoTime() + LONGEST.toNanos();
        var found = new LinkedHashSet<String>();
        for (var way : WAYS) {
            found.addAll(decode(way.apply(picture)));
            if (found.stream().anyMatch(wanted) || System.nanoTime() > end) {
                break;
            }
        }
        return found.isEmpty() ? new Result.NoCode() : new Result.Found(found);
    }

    private static Set<String> decode(BinaryBitmap bitmap) {
        var texts = new LinkedHashSet<String>();
        try {
            for (var result : new QRCodeMultiReader().decodeMultiple(bitmap, HINTS)) {
                texts.add(result.getText());
            }
        } catch (NotFoundException e) {
            return Set.of();
        }
        return texts;
    }

    private static BinaryBitmap hybrid(LuminanceSource picture) {
        return bitmap(new HybridBinarizer(picture));
    }

    private static BinaryBitmap global(LuminanceSource picture) {
        return bitmap(new GlobalHistogramBinarizer(picture));
    }

    private static BinaryBitmap bitmap(Binarizer binarizer) {
        return new BinaryBitmap(binarizer);
    }
}
