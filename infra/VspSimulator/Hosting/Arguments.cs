using static DomainWorkers.EppServing.ArgumentValues;

namespace DomainWorkers.VspSimulator;

/// <summary>The command line of the stand-alone provider.</summary>
internal sealed record Arguments(
    ProviderOptions Options, IReadOnlyList<FaultRule> Faults, bool SimulatedTime, DateTimeOffset? ClockStart, int? ControlPort, bool Help)
{
    public const string Usage = """
        VspSimulator: a verification provider (EPP nv-1.0 over TLS) that signs verification codes.

          --port N                     EPP port; 0 takes a free one (default 7900)
          --bind ADDRESS               address to listen on (default 127.0.0.1; 0.0.0.0 within a container)
          --vsp-id N                   the number before the hyphen of every code (default 1)
          --ledger FILE                one JSON line per act
          --ledger-all                 also refused commands and queries
          --certs DIR                  ca.pem, server.*, client.pem, client.key, signing-ca.pem, signing-ca.crl, signer.* (default:
                                       a new temporary folder)
          --server-name NAME           further DNS name of the server certificate; repeatable
          --account ID:PASSWORD[:SESSIONS[:PER_SECOND]]     repeatable (default registrar:registrar-pw:10)
          --prohibit PATTERN           label without a code, * for any characters; repeatable, over the built-in list
          --restrict PATTERN           label that needs a real-name code; repeatable, over the built-in list
          --domain-review DURATION     time until a domain label is decided (default 0s: at once)
          --real-name-review DURATION  time until a real name is decided (default 0s: at once)
          --marked-review DURATION     time for what is marked as pending where the others are 0s (default 1h)
          --no-documents               real names need no document
          --refusal-code 1000|2004     result code of a refusal at once (default 1000)
          --fault COMMAND:ACTION:PROBABILITY|nextN      repeatable, e.g. nv:create-rnv:execute-drop:0.05
          --seed N                     seed of the faults' dice (default 1)
          --idle DURATION              idle time after which a session is closed (default 10m)
          --rate-span DURATION         span in which commands are counted against the rate (default 1s)
          --rate-verdict 2502|2400|2500     what a command over the rate gets (default 2502)
          --clock real|simulated[@ISO-INSTANT]          business time (default real)
          --control-port N             control over HTTP on 127.0.0.1
          --help

        A DURATION is a number with s, m, h or d: 90s, 15m, 5d.
        """;

    /// <summary>Throws <see cref="FormatException"/> with a sentence for the person at the keyboard.</summary>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments(new ProviderOptions { Port = 7900 }, [], false, null, null, false);
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            if (name is "--help" or "-h")
                return parsed with { Help = true };
            if (name is "--ledger-all" or "--no-documents")
            {
                parsed = parsed with { Options = name == "--ledger-all" ? parsed.Options with { LedgerAll = true } : parsed.Options with { DocumentsRequired = false } };
                continue;
            }

            if (!name.StartsWith("--", StringComparison.Ordinal))
                throw new FormatException($"'{name}' is not an option.");
            if (++i >= args.Count)
                throw new FormatException($"{name} needs a value.");
            parsed = parsed.With(name, args[i]);
        }

        return parsed.Complete();
    }

    private Arguments With(string name, string value) => name switch
    {
        "--port" => this with { Options = Options with { Port = Number(name, value, 65535) } },
        "--bind" => this with { Options = Options with { Address = Address(value) } },
        "--vsp-id" => this with { Options = Options with { VspId = Number(name, value, int.MaxValue) } },
        "--ledger" => this with { Options = Options with { LedgerPath = value } },
        "--certs" => this with { Options = Options with { CertificateFolder = value } },
        "--server-name" => this with { Options = Options with { ServerNames = [.. Options.ServerNames, value] } },
        "--account" => this with { Options = Options with { Accounts = [.. Options.Accounts, AccountArgument.Parse(value)] } },
        "--prohibit" => this with { Options = Options with { Prohibited = [.. Options.Prohibited, value] } },
        "--restrict" => this with { Options = Options with { Restricted = [.. Options.Restricted, value] } },
        "--domain-review" => this with { Options = Options with { DomainReview = Durations.Parse(value) } },
        "--real-name-review" => this with { Options = Options with { RealNameReview = Durations.Parse(value) } },
        "--marked-review" => this with { Options = Options with { MarkedReview = Durations.Parse(value) } },
        "--refusal-code" => this with { Options = Options with { RefusalCode = Number(name, value, 9999) } },
        "--fault" => this with { Faults = [.. Faults, FaultArgument.Parse(value)] },
        "--seed" => this with { Options = Options with { Seed = Number(name, value, int.MaxValue) } },
        "--idle" => this with { Options = Options with { IdleTimeout = Durations.Parse(value) } },
        "--rate-span" => this with { Options = Options with { RateSpan = Durations.Parse(value) } },
        "--rate-verdict" => this with { Options = Options with { RateVerdict = Verdict(value) } },
        "--clock" => With(Clock(value)),
        "--control-port" => this with { ControlPort = KnownPort(name, value) },
        _ => throw new FormatException($"'{name}' is not an option."),
    };

    private Arguments Complete()
    {
        var options = Options with
        {
            Accounts = Options.Accounts.Count > 0 ? Options.Accounts : [new ProviderAccount("registrar", "registrar-pw")],
        };
        if (OptionChecks.Problem(options) is { } problem)
            throw new FormatException(problem);
        return this with { Options = options };
    }

    private Arguments With((bool Simulated, DateTimeOffset? Start) clock) =>
        this with { SimulatedTime = clock.Simulated, ClockStart = clock.Start ?? ClockStart };
}
