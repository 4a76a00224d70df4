using static DomainWorkers.EppServing.ArgumentValues;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The command line of the stand-alone registry.</summary>
internal sealed record Arguments(
    SimulatorOptions Options, IReadOnlyList<FaultRule> Faults, bool SimulatedTime, DateTimeOffset? ClockStart, int? AdminPort, bool Help)
{
    public const string Usage = """
        RegistrySimulator: a registry that speaks EPP over TLS.

          --port N                     EPP port; 0 takes a free one (default 7700)
          --bind ADDRESS               address to listen on (default 127.0.0.1; 0.0.0.0 within a container)
          --ledger FILE                one JSON line per executed command
          --ledger-all                 also refused commands, queries and acts of the registry itself
          --state FILE                 keep objects over a restart
          --certs DIR                  ca.pem, server.*, client.pem, client.key (default: a new temporary folder)
          --server-name NAME           further DNS name of the server certificate; repeatable
          --account ID:PASSWORD[:SESSIONS[:PER_SECOND[:BALANCE]]]   repeatable (default registrar:registrar-pw:10)
          --zone SUFFIX[,OPTION...]    repeatable (default cn, com); options: contacts, host-attributes, pending=DURATION,
                                       verification=DURATION, no-auto-renew, redemption=DURATION, no-report, and so on: README
          --fault COMMAND:ACTION:PROBABILITY|nextN      repeatable, e.g. domain:create:execute-drop:0.05
          --seed N                     seed of the faults' dice (default 1)
          --idle DURATION              idle time after which a session is closed (default 10m)
          --rate-span DURATION         span in which commands are counted against the rate (default 1s)
          --rate-verdict 2502|2400|2500     what a command over the rate gets (default 2502)
          --clock real|simulated[@ISO-INSTANT]          business time (default real)
          --admin-port N               control over HTTP on 127.0.0.1
          --help

        A DURATION is a number with s, m, h or d: 90s, 15m, 5d.
        """;

    /// <summary>Throws <see cref="FormatException"/> with a sentence for the person at the keyboard.</summary>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments(new SimulatorOptions { Port = 7700 }, [], false, null, null, false);
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            if (name is "--help" or "-h")
                return parsed with { Help = true };
            if (name == "--ledger-all")
            {
                parsed = parsed with { Options = parsed.Options with { LedgerContent = LedgerContent.All } };
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
        "--ledger" => this with { Options = Options with { LedgerPath = value } },
        "--state" => this with { Options = Options with { StatePath = value } },
        "--certs" => this with { Options = Options with { CertificateFolder = value } },
        "--server-name" => this with { Options = Options with { ServerNames = [.. Options.ServerNames, value] } },
        "--account" => this with { Options = Options with { Accounts = [.. Options.Accounts, AccountArgument.Parse(value)] } },
        "--zone" => this with { Options = Options with { Zones = [.. Options.Zones, ZoneArgument.Parse(value)] } },
        "--fault" => this with { Faults = [.. Faults, FaultArgument.Parse(value)] },
        "--seed" => this with { Options = Options with { Seed = Number(name, value, int.MaxValue) } },
        "--idle" => this with { Options = Options with { IdleTimeout = Durations.Parse(value) } },
        "--rate-span" => this with { Options = Options with { RateSpan = Durations.Parse(value) } },
        "--rate-verdict" => this with { Options = Options with { RateVerdict = Verdict(value) } },
        "--clock" => With(Clock(value)),
        "--admin-port" => this with { AdminPort = KnownPort(name, value) },
        _ => throw new FormatException($"'{name}' is not an option."),
    };

    private Arguments Complete()
    {
        var options = Options with
        {
            Accounts = Options.Accounts.Count > 0 ? Options.Accounts : [new RegistrarAccount("registrar", "registrar-pw")],
            Zones = Options.Zones.Count > 0 ? Options.Zones : [Zone.Preset("cn"), Zone.Preset("com")],
        };
        if (OptionChecks.Problem(options) is { } problem)
            throw new FormatException(problem);
        return this with { Options = options };
    }

    private Arguments With((bool Simulated, DateTimeOffset? Start) clock) =>
        this with { SimulatedTime = clock.Simulated, ClockStart = clock.Start ?? ClockStart };
}
