namespace DomainWorkers.AllInOne;

/// <summary>The command line.</summary>
internal sealed record Arguments(bool Serve, bool RefuseEverything, bool Verbose)
{
    private const string Usage = """
        dotnet run --project services/AllInOne -- [--serve] [--refuse-everything] [--verbose]

          (nothing)             plays sample lives of domains on a clock that jumps, and judges how each order ended
          --serve               runs on the real clock and takes orders from standard input, a line each:
                                an exchange, a blank, the JSON of the message. Ends when the input has ended and
                                nothing is left to do, or with Ctrl+C
          --refuse-everything   no registry serves any suffix: every order fails and is named, exit code 1
          --verbose             the workers' log as JSON lines
        """;

    /// <summary>Null after the usage was printed.</summary>
    public static Arguments? Read(string[] args)
    {
        var arguments = new Arguments(false, false, false);
        foreach (var argument in args)
        {
            switch (argument)
            {
                case "--serve":
                    arguments = arguments with { Serve = true };
                    break;
                case "--verbose":
                    arguments = arguments with { Verbose = true };
                    break;
                case "--refuse-everything":
                    arguments = arguments with { RefuseEverything = true };
                    break;
                default:
                    Console.Error.WriteLine($"unknown argument {argument}\n{Usage}");
                    return null;
            }
        }

        return arguments;
    }
}
