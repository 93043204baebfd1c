/** The command line: options, exit codes, reports. Formulas live in the modules below. */
package io.thetagrid.cli;
