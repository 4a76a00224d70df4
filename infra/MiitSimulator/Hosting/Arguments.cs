using System.Globalization;
using System.Net;

namespace DomainWorkers.MiitSimulator.Hosting;

/// <summary>The command line of the stand-alone ministry.</summary>
internal sealed record Arguments(MinistryOptions Options, bool SimulatedTime, DateTimeOffset? ClockStart, bool Help)
{
    public const string Usage = """
        MiitSimulator: the ministry's reporting interface V3.0 (SOAP over HTTP).

          --port N                     0 takes a free one (default 7800)
          --bind ADDRESS               default 127.0.0.1; 0.0.0.0 within a container
          --ledger FILE                one JSON line per file taken, record decided, file handed out
          --unit ISPID:USER:PASSWORD[:raw|hex[:AESKEY]]   repeatable (default 100001:registrar:registrar-pw)
          --result-delay DURATION      business time until a file is processed (default 4h)
          --pending-files N            files that may wait; one more is answered 15 (default 20)
          --hours HH:MM-HH:MM          when files are taken, in Shanghai (code 20 outside; default always)
          --clock real|simulated[@ISO-INSTANT]
          --control                    misbehaviour on request: POST /control/... with JSON
          --help

        A DURATION is a number with s, m, h or d: 90s, 15m, 4h.
        """;

    /// <summary>Throws <see cref="FormatException"/> with a sentence for the person at the keyboard.</summary>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments(new MinistryOptions { Port = 7800 }, false, null, false);
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            if (name is "--help" or "-h")
                return parsed with { Help = true };
            if (name == "--control")
            {
                parsed = parsed with { Options = parsed.Options with { Control = true } };
                continue;
            }

            if (!name.StartsWith("--", StringComparison.Ordinal))
                throw new FormatException($"'{name}' is not an option.");
            if (++i >= args.Count)
                throw new FormatException($"{name} needs a value.");
            parsed = parsed.With(name, args[i]);
        }

        return parsed.Options.Units.Count > 0
            ? parsed
            : parsed with { Options = parsed.Options with { Units = [new ReportingUnit(100001, "registrar", "registrar-pw")] } };
    }

    private Arguments With(string name, string value) => name switch
    {
        "--port" => this with { Options = Options with { Port = Number(name, value, 65535) } },
        "--bind" => this with { Options = Options with { Address = IPAddress.TryParse(value, out var address) ? address : throw new FormatException($"--bind: '{value}' is not an IP address.") } },
        "--ledger" => this with { Options = Options with { LedgerPath = value } },
        "--unit" => this with { Options = Options with { Units = [.. Options.Units, Unit(value)] } },
        "--result-delay" => this with { Options = Options with { ResultDelay = Duration(name, value) } },
        "--pending-files" => this with { Options = Options with { PendingFiles = Number(name, value, 100_000) } },
        "--hours" => this with { Options = Options with { OpenHours = Hours(value) } },
        "--clock" => Clock(value),
        _ => throw new FormatException($"'{name}' is not an option."),
    };

    private static ReportingUnit Unit(string value)
    {
        var parts = value.Split(':');
        if (parts.Length is < 3 or > 5 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ispId) || ispId < 1)
            throw new FormatException($"--unit: '{value}' is not ISPID:USER:PASSWORD[:raw|hex[:AESKEY]].");
        var unit = new ReportingUnit(ispId, parts[1], parts[2]);
        if (parts.Length > 3)
        {
            unit = unit with
            {
                HashForm = parts[3] switch { "raw" => HashForm.Raw, "hex" => HashForm.Hexadecimal, _ => throw new FormatException($"--unit: '{parts[3]}' is neither raw nor hex.") },
            };
        }

        if (parts.Length < 5)
            return unit;
        return parts[4].Length is 16 or 24 or 32 ? unit with { AesKey = parts[4] } : throw new FormatException("--unit: an AES key has 16, 24 or 32 characters.");
    }

    private static (TimeOnly, TimeOnly) Hours(string value)
    {
        if (value.Split('-') is [var from, var to]
            && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last))
        {
            return (first, last);
        }

        throw new FormatException($"--hours: '{value}' is not HH:MM-HH:MM.");
    }

    private Arguments Clock(string value)
    {
        var (kind, start) = value.Split('@', 2) is [var k, var s] ? (k, s) : (value, null);
        if (kind == "real" && start is null)
            return this with { SimulatedTime = false };
        if (kind != "simulated")
            throw new FormatException($"--clock is real or simulated, not '{value}'.");
        if (start is null)
            return this with { SimulatedTime = true };
        return DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? this with { SimulatedTime = true, ClockStart = at.ToUniversalTime() }
            : throw new FormatException($"'{start}' is not an instant such as 2025-01-06T00:00:00Z.");
    }

    private static TimeSpan Duration(string name, string value)
    {
        if (value.Length > 1 && double.TryParse(value[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            switch (value[^1])
            {
                case 's': return TimeSpan.FromSeconds(number);
                case 'm': return TimeSpan.FromMinutes(number);
                case 'h': return TimeSpan.FromHours(number);
                case 'd': return TimeSpan.FromDays(number);
            }
        }

        throw new FormatException($"{name}: '{value}' is not a duration such as 90s, 15m or 4h.");
    }

    private static int Number(string name, string value, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max
            ? number
            : throw new FormatException($"{name}: '{value}' is not a number from 0 to {max}.");
}
