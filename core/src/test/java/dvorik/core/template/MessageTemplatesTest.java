package dvorik.core.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.money.DiscountValue;
import dvorik.core.template.Fault.Reason;
import dvorik.core.template.MessageVariables.PersonalDiscount;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplatesTest {
    private static final Texts TEXTS =
            new Texts(Clock.fixed(Instant.parse("2026-11-20T04:30:00Z"), ZoneOffset.UTC), List.of("common"));
    private static final MessageTemplates TEMPLATES = new MessageTemplates(TEXTS, null);
    private static final MessageVariables NOBODY = new MessageVariables(Optional.empty(), "Дворик", Optional.empty());
    private static final MessageVariables ANN = new MessageVariables(
            Optional.of("Ann"),
            "Dvorik",
            Optional.of(
                    new PersonalDiscount(new DiscountValue.Percent(1500), "7KQM-2WXF", LocalDate.of(2026, 12, 20))));

    private static MessageContent message(String russian) {
        return new MessageContent(Map.of(Language.RU, russian), Optional.empty(), List.of());
    }

    private static String html(String source, MessageVariables reader) {
        assertEquals(List.of(), TEMPLATES.check(message(source)), source);
        return TEMPLATES.render(message(source), Language.RU, reader).html();
    }

    @Test
    void values_are_filled_in_in_the_formats_of_the_reader() {
        var all = new MessageContent(
                Map.of(
                        Language.RU,
                        "{{ name }}: {{ discount_value }} до {{ discount_until }}, <code>{{ discount_code }}</code>",
                        Language.EN,
                        "{{ name }}: {{ discount_value }} until {{ discount_until }}"),
                Optional.empty(),
                List.of());
        assertEquals(List.of(), TEMPLATES.check(all));
        assertEquals(
                "Ann: 15\u00a0% до 20 декабря, <code>7KQM-2WXF</code>",
                TEMPLATES.render(all, Language.RU, ANN).html());
        assertEquals(
                "Ann: 15% until 20 Dec", TEMPLATES.render(all, Language.EN, ANN).html());
        // Russian where there is no Uzbek
        assertEquals(
                "Ann: 15\u00a0% до 20 декабря, <code>7KQM-2WXF</code>",
                TEMPLATES.render(all, Language.UZ, ANN).html());
    }

    @Test
    void lines_of_conditions_leave_no_empty_line_and_empty_lines_stay() {
        var source =
                """
                Здравствуйте, {{ name }}!

                {% if has_discount %}
                Ваша скидка {{ discount_value }}.
                {% else %}
                Загляните к нам.
                {% endif %}
                {# only for us #}
                {{ business }}
                """;
        assertEquals("Здравствуйте, Ann!\n\nВаша скидка 15\u00a0%.\nDvorik", html(source, ANN));
        assertEquals("Здравствуйте, дорогой друг!\n\nЗагляните к нам.\nДворик", html(source, NOBODY));
    }

    @Test
    void a_name_cannot_bring_markup() {
        var hostile = new MessageVariables(Optional.of("<b>\"O'N&{{ business }}</b>"), "Дворик", Optional.empty());
        assertEquals(
                "&lt;b&gt;&quot;O&#39;N&amp;{{ business }}&lt;/b&gt; <a href='https://x.uz/?n=&lt;b&gt;&quot;O&#39;N&amp;{{ business }}&lt;/b&gt;'>x</a>",
                html("{{ name }} <a href='https://x.uz/?n={{ name }}'>x</a>", hostile));
        assertEquals("&lt;B&gt;&quot;O&#39;N&amp;{{ BUSINESS }}&lt;/B&gt;", html("{{ name | upper }}", hostile));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ beans }}",
                "{{ _context }}",
                "{{ name.getClass() }}",
                "{{ name.class }}",
                "{{ \"\".class }}",
                "{{ \"\".getClass().forName('java.lang.Runtime') }}",
                "{{ (1).TYPE.forName('java.lang.Runtime').methods[6].invoke(null,null).exec('id') }}",
                "{{ name['class'] }}",
                "{{ request }}",
                "{{ locale }}",
                "{{ range(0, 1000000000) }}",
                "{% for i in range(0, 1000000000) %}x{% endfor %}",
                "{% for i in 0..1000000000 %}x{% endfor %}",
                "{{ 0..9 }}",
                "{% for i in [1,2,3] %}x{% endfor %}",
                "{% set x = 'a' %}{{ x }}",
                "{% include 'ru/my_data' %}",
                "{% extends 'x' %}",
                "{% import 'x' %}",
                "{% from 'x' import y %}",
                "{% macro m() %}{% endmacro %}{{ m() }}",
                "{% block b %}x{% endblock %}",
                "{{ block('b') }}",
                "{{ parent() }}",
                "{% embed 'x' %}{% endembed %}",
                "{% cache 'x' %}x{% endcache %}",
                "{% parallel %}x{% endparallel %}",
                "{% autoescape false %}{{ name }}{% endautoescape %}",
                "{% filter upper %}x{% endfilter %}",
                "{% flush %}",
                "{{ name | raw }}",
                "{{ name | escape('js') }}",
                "{{ name | replace({'a': 'aaaaaaaaaa'}) }}",
                "{{ '%1000000000d' | format(1) }}",
                "{{ name | base64decode }}",
                "{{ name | sort }}",
                "{{ name | slice(0, 1) }}",
                "{{ name | abbreviate(5) }}",
                "{{ name | upper(1) }}",
                "{{ name | default }}",
                "{{ discount_value ? 'a' : 'b' }}",
                "{{ name is empty(1) }}",
                "{{ {'a': 1} }}",
                "{{ 2147483647 * 2147483647 }}",
                "{{ -name }}",
                "{{ name + name }}",
                "{{ i18n('x', 'y') }}",
                "{{ max(1, 2) }}",
                "{{ '<b>' }}",
                "{{ has_discount ? '<b>' : '' }}",
                "{{ '<' ~ 'b>' }}",
                "{{ name is map }}",
                "{{ name",
                "{% if name %}",
                "{% endif %}",
                "{{ }}",
                "{% %}",
                "{{ name }",
            })
    void what_words_do_not_need_is_refused(String source) {
        assertFalse(TEMPLATES.check(message("x " + source)).isEmpty());
    }

    @Test
    void conditions_take_whatever_there_is() {
        var source = "{% if discount_value and name or not business %}a{% endif %}{% if discount_code %}b{% endif %}"
                + "{{ has_discount | upper }}{{ has_discount ? 'c' : 'd' }}{{ discount_until | default(name) | lower }}"
                + "{% if discount_value == 5 or name is few or has_discount is empty %}e{% endif %}";
        assertEquals("abTRUEc20 декабря", html(source, ANN));
        assertEquals("FALSEdдорогой друг", html(source, NOBODY));
    }

    @Test
    void what_is_nested_or_repeated_without_end_is_refused_or_harmless() {
        for (var source : List.of(
                "{{ " + "(".repeat(3_900) + "name" + ")".repeat(3_900) + " }}",
                "{{ " + "not ".repeat(1_900) + "name }}",
                "{{ " + "-".repeat(7_900) + "1 }}",
                "{{ " + "[".repeat(7_900) + " }}",
                "{{ name" + " ~ name".repeat(1_100) + " }}",
                "{{ " + "name ? name : ".repeat(560) + "name }}",
                "{% if has_discount %}".repeat(200) + "x" + "{% endif %}".repeat(200),
                "{{ name" + " | upper".repeat(900) + " }}")) {
            assertFalse(TEMPLATES.check(message(source)).isEmpty(), source.substring(0, 40));
        }
        assertEquals(
                Reason.TOO_LONG,
                TEMPLATES.check(message("x".repeat(8_001))).getFirst().reason());
        // a line of many tags that do not end the line
        TEMPLATES.check(message("{% if name %}{% endif %}".repeat(330) + "x\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "a\\nb <u>c                                         | 2 | UNCLOSED_MARKUP",
                "a\\n\\n<b>c</i>                                    | 3 | UNEXPECTED_END",
                "a\\n</b>                                           | 2 | UNEXPECTED_END",
                "a\\n<div>x</div>                                   | 2 | UNKNOWN_MARKUP",
                "<b class='x'>x</b>                                 | 1 | BAD_ATTRIBUTE",
                "<a>x</a>                                           | 1 | BAD_ATTRIBUTE",
                "<a href='javascript:alert(1)'>x</a>                | 1 | BAD_LINK",
                "<a href='http://x.uz'>x</a>                        | 1 | BAD_LINK",
                "<a href='{{ name }}'>x</a>                         | 1 | BAD_LINK",
                "<a href='https://{{ name }}'>x</a>                 | 1 | BAD_LINK",
                "<a {{ name }}>x</a>                                | 1 | VALUE_IN_TAG",
                "<{{ name }}>                                       | 1 | VALUE_IN_TAG",
                "1 < 2                                              | 1 | LONE_BRACKET",
                "a\\n<                                              | 2 | LONE_BRACKET",
                "a &nbsp; b                                         | 1 | UNKNOWN_ENTITY",
                "<code><b>x</b></code>                              | 1 | NESTED_MARKUP",
                "<blockquote><blockquote>x</blockquote></blockquote>| 1 | NESTED_MARKUP",
                "a\\n{% if has_discount %}<b>{% endif %}x</b>       | 2 | TORN_MARKUP",
                "<b {% if has_discount %}>{% endif %}x</b>          | 1 | TORN_MARKUP",
                "a\\nb\\n{{ nam }}                                  | 3 | UNKNOWN_VARIABLE",
                "a\\n{% if name %}\\n{{ b }}\\n{% endif %}          | 3 | UNKNOWN_VARIABLE",
                "a\\n{% for x in name %}{% endfor %}                | 2 | FORBIDDEN_TAG",
                "a\\n{{ name                                        | 2 | SYNTAX",
                "{% if has_discount %}x{% endif %}                  | 1 | EMPTY",
            })
    void the_line_and_the_reason_are_told(String source, int line, String reason) {
        var faults = TEMPLATES.check(message(source.replace("\\n", "\n").stripTrailing()));
        assertEquals(reason, faults.getFirst().reason().name(), () -> "" + faults);
        assertEquals(line, faults.getFirst().line(), () -> "" + faults);
    }

    @Test
    void all_of_telegrams_markup_is_taken() {
        var source =
                """
                <b>a</b><strong>a</strong><i>a</i><em>a</em><u>a</u><ins>a</ins><s>a</s><strike>a</strike><del>a</del>
                <tg-spoiler>a</tg-spoiler><span class="tg-spoiler">a</span><a href="https://dvorik.uz/a?b=1&amp;c=2">a</a>
                <a href="tg://user?id=5">a</a><tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>
                <code>a</code><pre>a</pre><pre><code class="language-python">a</code></pre>
                <blockquote>a</blockquote><blockquote expandable><B>a</B></blockquote> &lt; &#128512; & > 'x' "y\"""";
        assertEquals(source, html(source, ANN));
    }

    @Test
    void the_length_counts_as_telegram_counts_along_every_way() {
        assertEquals(List.of(), TEMPLATES.check(message("<b>" + "x".repeat(4_096) + "</b>")));
        assertEquals(List.of(), TEMPLATES.check(message("&lt;".repeat(1_990))));
        assertEquals(
                Reason.RESULT_TOO_LONG,
                TEMPLATES.check(message("x".repeat(4_097))).getFirst().reason());
        assertEquals(
                Reason.RESULT_TOO_LONG,
                TEMPLATES
                        .check(message("x".repeat(4_000) + "{% if has_discount %}" + "y".repeat(97) + "{% endif %}"))
                        .getFirst()
                        .reason());
    }

    @Test
    void a_value_longer_than_expected_is_cut_instead_of_refused_by_telegram() {
        var longBusiness = new MessageVariables(Optional.empty(), "<&".repeat(600), Optional.empty());
        var cut = TEMPLATES.render(message("<b>{{ business }}</b>".repeat(5)), Language.RU, longBusiness);
        assertEquals(4_096, Markup.plain(cut.html()).length());
        assertFalse(cut.html().contains("<"));
    }

    @Test
    void buttons_are_checked_and_labelled() {
        var label = Map.of(Language.RU, "Код", Language.EN, "Code");
        var good = new MessageContent(
                Map.of(Language.RU, "x"),
                Optional.empty(),
                List.of(
                        new MessageButton(MessageButton.Kind.COPY_CODE, label, Optional.empty()),
                        new MessageButton(MessageButton.Kind.URL, label, Optional.of("https://dvorik.uz"))));
        assertEquals(List.of(), TEMPLATES.check(good));
        assertEquals(
                "Code",
                TEMPLATES.render(good, Language.EN, ANN).buttons().getFirst().label());
        assertEquals(
                Optional.of("7KQM-2WXF"),
                TEMPLATES.render(good, Language.UZ, ANN).buttons().getFirst().value());
        assertEquals(1, TEMPLATES.render(good, Language.RU, NOBODY).buttons().size());
        var bad = new MessageContent(
                Map.of(Language.RU, "x"),
                Optional.empty(),
                List.of(
                        new MessageButton(MessageButton.Kind.URL, label, Optional.of("http://dvorik.uz")),
                        new MessageButton(MessageButton.Kind.URL, label, Optional.of("https://a@b.uz")),
                        new MessageButton(MessageButton.Kind.BOOK, label, Optional.of("https://dvorik.uz")),
                        new MessageButton(
                                MessageButton.Kind.BOOK, Map.of(Language.EN, "x".repeat(65)), Optional.empty())));
        assertEquals(
                List.of(Reason.BAD_URL, Reason.BAD_URL, Reason.BAD_URL, Reason.MISSING, Reason.BAD_LABEL),
                TEMPLATES.check(bad).stream().map(Fault::reason).toList());
        assertTrue(TEMPLATES.check(new MessageContent(Map.of(Language.EN, "x"), Optional.empty(), List.of())).stream()
                .anyMatch(fault -> fault.reason() == Reason.MISSING));
    }
}
