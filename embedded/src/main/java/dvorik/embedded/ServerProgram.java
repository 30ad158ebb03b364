package dvorik.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One kind of server in one home: how to prepare it and how to tell from its log what became of it. */
interface ServerProgram {

    /** As a person calls it: "MariaDB". */
    String name();

    /** Unpacks, creates the data folder: whatever is missing before the server can be started. */
    void prepare() throws IOException;

    /** Writes the settings for this start and gives the command line that runs the server in the foreground. */
    List<String> command(int port, String password) throws IOException;

    /** A path on the command line that no server of another home has. */
    Path fingerprint();

    /** The server's executable, for systems that do not show command lines. */
    Path executable();

    /** Stands in the log once the server accepts connections. */
    String readyMark();

    /** Stands in the log when the port belongs to somebody else. */
    String portTakenMark();
}
