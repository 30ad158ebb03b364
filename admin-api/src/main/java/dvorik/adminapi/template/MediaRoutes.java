package dvorik.adminapi.template;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.core.access.Permission;
import dvorik.core.id.MediaFileId;
import dvorik.core.template.MediaFile;
import dvorik.core.template.MediaFiles;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Pictures and files that go out with messages. The same file is kept once, so sending it again does nothing. */
public final class MediaRoutes {
    private static final String TAG = "media";
    private static final String BASE = "/api/v1/media";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_UPLOADS = 4;
    private static final String PICTURES = "image/jpeg,image/png,image/gif,video/mp4";
    private static final String DOCUMENTS = "application/pdf,text/plain,application/zip,"
            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
            + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
            + "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    private static final String TAKEN = PICTURES + "," + DOCUMENTS;

    private final MediaFiles files;
    /** Each holds its file in memory. */
    private final Semaphore uploads = new Semaphore(MOST_UPLOADS);

    public MediaRoutes(MediaFiles files) {
        this.files = files;
    }

    record UploadQuery(
            @Doc("How it is called where it is saved") @Size(min = 1, max = LONGEST_NAME) Optional<String> name) {}

    record MediaView(
            long id,
            @Doc("As found in the file") String mediaType,
            @Doc("Bytes") int size,
            String sha256,
            String fileName,
            Instant createdAt) {
        static MediaView of(MediaFile file) {
            return new MediaView(
                    file.id().value(), file.mediaType(), file.size(), file.sha256(), file.fileName(), file.createdAt());
        }
    }

    public List<Operation> operations() {
        return List.of(
                Operation.post(BASE, TAG, "Keep a file of at most 10 MB; the body is the file itself")
                        .needs(Permission.TEMPLATES_WRITE)
                        .query(UploadQuery.class)
                        .bodyFile(TAKEN + ",application/octet-stream")
                        .answers(201, MediaView.class)
                        .refuses(ErrorCode.REQUEST_004, ErrorCode.MEDIA_002)
                        .by(this::keep),
                Operation.get(BASE + "/{id}", TAG, "A file")
                        .needs(Permission.TEMPLATES_READ)
                        .answersFile(TAKEN)
                        .refuses(ErrorCode.MEDIA_001)
                        .by(this::show));
    }

    private Answer keep(Call call) {
        uploads.acquireUninterruptibly();
        try {
            return read(call);
        } finally {
            uploads.release();
        }
    }

    private Answer read(Call call) {
        byte[] content;
        try {
            content = call.stream().readNBytes(MediaFiles.LARGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (content.length > MediaFiles.LARGEST) {
            throw new ApiError(ErrorCode.REQUEST_004, Map.of("limit", MediaFiles.LARGEST));
        }
        var caller = call.principal();
        var name = fileName(call.query(UploadQuery.class).name().orElse("file"));
        return files.keep(caller.business(), caller.staff(), content, call.mediaType(), name)
                .map(file -> Answer.created(MediaView.of(file)))
                .orElseThrow(() -> new ApiError(ErrorCode.MEDIA_002, Map.of("taken", List.of(TAKEN.split(",")))));
    }

    private Answer show(Call call) {
        var file = files.find(new MediaFileId(call.id("id", ErrorCode.MEDIA_001)))
                .filter(kept -> kept.business().equals(call.principal().business()))
                .orElseThrow(() -> new ApiError(ErrorCode.MEDIA_001));
        return Answer.file(file.mediaType(), file.fileName(), out -> out.write(files.content(file.id())));
    }

    /** Fit for a header of an answer, and for Telegram. */
    private static String fileName(String given) {
        var name = given.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._]+", "");
        return name.isEmpty() ? "file" : name;
    }
}
