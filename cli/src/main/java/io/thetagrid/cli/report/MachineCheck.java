package io.thetagrid.cli.report;

/**
 * One thing that {@code doctor} looks at.
 *
 * @param required whether the program is wrong or useless without it
 * @param remedy what to install or change; empty where nothing is missing
 */
public record MachineCheck(String name, boolean available, boolean required, String detail, String remedy) {

    static MachineCheck found(String name, String detail) {
        return new MachineCheck(name, true, false, detail, "");
    }

    static MachineCheck missing(String name, String detail, String remedy) {
        return new MachineCheck(name, false, false, detail, remedy);
    }

    static MachineCheck required(String name, boolean available, String detail, String remedy) {
        return new MachineCheck(name, available, true, detail, available ? "" : remedy);
    }
}
