package dvorik.cashierbot.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.cashierbot.picture.QrReader.Result;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Photos as they come from a counter; each kind several times, all of which must be read. */
class QrReaderTest {
    private static final String LINK = "https://t.me/dvorik_cashier_bot?start=c_7K3MX9QA";
    private static final int EACH = 2;
    private final QrReader reader = new QrReader();

    static Stream<Arguments> photos() {
        return Stream.of(
                photo("among other things", i -> shot(i).code(LINK, .4, .5, .4, 0, 0)),
                photo("turned", i -> shot(i).code(LINK, .5, .5, .4, 17 + 37 * i, 0)),
                photo("from the side", i -> shot(i).code(LINK, .5, .5, .45, 20 * i, .4)),
                photo("out of focus", i -> shot(i).code(LINK, .5, .5, .4, 9 * i, .1)
                        .blurred(4)),
                photo("shaken", i -> shot(i).code(LINK, .5, .5, .4, 9 * i, .1).shaken(14)),
                photo("dark and grainy", i -> shot(i).code(LINK, .5, .5, .4, 9 * i, .1)
                        .dark(.15, .8)
                        .grainy(6)),
                photo("very grainy", i -> shot(i).code(LINK, .5, .5, .4, 9 * i, .1)
                        .grainy(60)),
                photo("far away", i -> shot(i).code(LINK, .3 + .1 * i, .4, .15, 9 * i, 0)),
                photo("half in the shade", i -> shot(i).code(LINK, .5, .5, .5, 9 * i, .2)
                        .unevenlyLit()),
                photo("with a lamp in it", i -> shot(i).code(LINK, .5, .5, .5, 9 * i, .1)
                        .glare(.5, .45, .1)),
                photo("all at once", i -> shot(i).code(LINK, .5, .5, .45, 9 * i, .25)
                        .blurred(2)
                        .unevenlyLit()
                        .dark(.5, .8)
                        .grainy(8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("photos")
    void real_photos_are_read(String kind, IntFunction<Photo> photo) {
        long read = IntStream.range(0, EACH)
                .filter(i -> texts(photo.apply(i).jpeg(.7f)).contains(LINK))
                .count();
        assertEquals(EACH, read);
    }

    @Test
    void a_code_of_others_beside_ours_is_passed_over() {
        var picture =
                shot(1).code("https://pay.example/12345", .25, .5, .4, 0, 0).code(LINK, .75, .5, .3, 10, 0);
        assertTrue(texts(picture.jpeg(.8f)).contains(LINK));
    }

    @Test
    void two_of_ours_are_both_found() {
        var other = LINK.replace("7K3", "8K3");
        var picture = shot(1).code(other, .25, .5, .35, 0, 0).code(LINK, .75, .5, .35, 0, 0);
        var found = assertInstanceOf(
                Result.Found.class, reader.read(picture.png(), text -> text.startsWith("https://t.me")));
        assertEquals(Set.of(LINK, other), found.texts());
    }

    @Test
    void a_photo_without_code_is_said_to_have_none() {
        assertInstanceOf(Result.NoCode.class, reader.read(shot(1).jpeg(.8f), LINK::equals));
    }

    @Test
    void what_is_no_picture_is_told_from_one() {
        var noise = new byte[5000];
        new Random(1).nextBytes(noise);
        assertInstanceOf(Result.NoPicture.class, reader.read(noise, LINK::equals));
        assertInstanceOf(Result.NoPicture.class, reader.read(new byte[0], LINK::equals));
        var cut = shot(1).png();
        assertInstanceOf(
                Result.NoPicture.class, reader.read(java.util.Arrays.copyOf(cut, cut.length / 2), LINK::equals));
    }

    @Test
    void a_small_file_that_claims_to_be_a_huge_picture_is_not_unpacked() {
        var png = shot(1).png();
        // width and height in the header of a PNG: 60,000 each
        for (int at : new int[] {16, 20}) {
            png[at] = 0;
            png[at + 1] = 0;
            png[at + 2] = (byte) 0xea;
            png[at + 3] = 0x60;
        }
        assertInstanceOf(Result.NoPicture.class, reader.read(png, LINK::equals));
    }

    private Set<String> texts(byte[] picture) {
        return reader.read(picture, LINK::equals) instanceof Result.Found(var texts) ? texts : Set.of();
    }

    private static Photo shot(int seed) {
        return Photo.of(seed).clutter();
    }

    private static Arguments photo(String kind, IntFunction<Photo> photo) {
        return Arguments.of(kind, photo);
    }
}
