//! The command line of storydiff.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main(std::env::args_os())
}
