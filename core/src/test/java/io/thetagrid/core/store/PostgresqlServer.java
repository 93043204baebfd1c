package io.thetagrid.core.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of the tests' own, in a temporary folder, where the machine has its programs. */
final class PostgresqlServer implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int SECONDS = 60;

    private final Path programs;
    private final Path folder;
    private final int port;
    private int databases;

    private PostgresqlServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** The folder of the newest installed server's programs, as Debian and Ubuntu lay them out. */
    static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    /** Starts a server on a free port of the loopback interface; it refuses to run as root, so root runs it as postgres. */
    static PostgresqlServer start(Path programs) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("thetagrid-postgresql");
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        PostgresqlServer server = new PostgresqlServer(programs, folder, port);
        server.program("initdb", "-D", "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync");
        server.program(
                "pg_ctl",
                "-D",
                "data",
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-F -h 127.0.0.1 -p " + port + " -k " + folder,
                "start");
        return server;
    }

    /** A URL of a new, empty database. */
    String newDatabase() throws SQLException {
        databases++;
        String name = "test" + databases;
        try (Connection connection = DriverManager.getConnection(url("postgres"))) {
            connection.createStatement().execute("CREATE DATABASE " + name);
        }
        return url(name);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=tester";
    }

    private void program(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(name).toString());
        for (String argument : arguments) {
            command.add(argument.equals("data") ? folder.resolve("data").toString() : argument);
        }
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public void close() throws IOException {
        try {
            program("pg_ctl", "-D", "data", "-m", "immediate", "stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
