namespace DomainWorkers.AllInOne;

/// <summary>The command line.</summary>
internal sealed record Arguments(bool RefuseEverything, bool Verbose)
{
    private const string Usage = """
        dotnet run --project services/AllInOne -- [--refuse-everything] [--verbose]

          --refuse-everything   no registry serves any suffix: every order fails and is named, exit code 1
          --verbose             the workers' log as JSON lines
        """;

    /// <summary>Null after the usage was printed.</summary>
    public static Arguments? Read(string[] args)
    {
        var arguments = new Arguments(false, false);
        foreach (var argument in args)
        {
            switch (argument)
            {
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
