package dvorik.adminapi.setting;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.Permission;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.BusinessSettings.Kept;
import dvorik.core.setting.Setting;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Settings of the business: read, described, changed. */
public final class SettingRoutes {
    private static final String TAG = "settings";

    private final BusinessSettings settings;
    private final Texts texts;

    public SettingRoutes(BusinessSettings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    /** What a value may be. */
    enum Kind {
        NUMBER,
        FLAG
    }

    record SettingView(
            @Doc(value = "", example = "till.pause_minutes") String key,
            @Doc("What it means, in the caller's language") String description,
            Kind kind,
            @Doc("Flags: 1 is on, 0 is off") int value,
            @Doc("What counts until somebody changes it") int standard,
            int least,
            @Doc("Inclusive") int most,
            @Doc("0: never changed") int version,
            Optional<Instant> changedAt,
            @Doc("Member of staff") Optional<Long> changedBy) {}

    record SettingChange(int value) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get("/api/v1/settings", TAG, "All settings")
                        .needs(Permission.SETTINGS_READ)
                        .answersPageOf(SettingView.class)
                        .by(this::list),
                Operation.patch("/api/v1/settings/{key}", TAG, "Change a setting")
                        .needs(Permission.SETTINGS_WRITE)
                        .body(SettingChange.class)
                        .answers(200, SettingView.class)
                        .refuses(ErrorCode.SETTING_001)
                        .by(this::change));
    }

    private Answer list(Call call) {
        return Answer.ok(Page.all(settings.list(call.principal().business()).stream()
                .map(kept -> view(call.language(), kept))
                .toList()));
    }

    private Answer change(Call call) {
        var setting = Setting.named(call.path("key")).orElseThrow(() -> new ApiError(ErrorCode.SETTING_001));
        int value = call.body(SettingChange.class).value();
        if (value < setting.least()) {
            throw ApiError.invalid(List.of(new BadField("value", "too_small", setting.least())));
        }
        if (value > setting.most()) {
            throw ApiError.invalid(List.of(new BadField("value", "too_large", setting.most())));
        }
        var principal = call.principal();
        var kept = settings.set(principal.business(), setting, value, principal.staff(), call::expectVersion);
        return Answer.ok(view(call.language(), kept)).version(kept.version());
    }

    private SettingView view(Language language, Kept kept) {
        var setting = kept.setting();
        return new SettingView(
                setting.stored(),
                texts.plain(language, Text.of("api.setting." + setting.stored().replace('_', '-'))),
                setting.isFlag() ? Kind.FLAG : Kind.NUMBER,
                kept.value(),
                setting.standard(),
                setting.least(),
                setting.most(),
                kept.version(),
                kept.changed(),
                kept.by().map(by -> by.value()));
    }
}
