using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.RegistrySimulator;

/// <summary>--zone SUFFIX[,OPTION...], options over the suffix's preset.</summary>
internal static class ZoneArgument
{
    public static Zone Parse(string text)
    {
        var parts = text.Split(',');
        var zone = Zone.Preset(parts[0]);
        foreach (var option in parts.Skip(1))
        {
            var (name, value) = option.Split('=', 2) is [var n, var v] ? (n, v) : (option, "");
            zone = With(zone, name, value) ?? throw new FormatException($"--zone '{text}': '{option}' is not an option of a zone.");
        }

        return zone;
    }

    private static Zone? With(Zone zone, string name, string value) => name switch
    {
        "contacts" => zone with { ContactsRequired = true },
        "cnnic" => zone with { CnnicRequired = true },
        "host-attributes" => zone with { HostObjects = false },
        "no-auto-renew" => zone with { AutoRenew = false },
        "no-restore-year" => zone with { RestoreRenews = false },
        "no-report" => zone with { RestoreNeedsReport = false },
        "pending" => zone with { PendingCreate = Durations.Parse(value) },
        "verification" => zone with { Verification = new VerificationPolicy(Durations.Parse(value)) },
        "verification-ca" => zone.Verification is { } policy
            ? zone with { Verification = policy with { Authorities = [.. policy.Authorities, X509Certificate2.CreateFromPem(File.ReadAllText(value))] } }
            : throw new FormatException("verification-ca comes after verification=DURATION."),
        "add-grace" => zone with { AddGrace = Durations.Parse(value) },
        "renew-grace" => zone with { RenewGrace = Durations.Parse(value) },
        "auto-renew-grace" => zone with { AutoRenewGrace = Durations.Parse(value) },
        "transfer-grace" => zone with { TransferGrace = Durations.Parse(value) },
        "transfer-lock" => zone with { TransferLock = Durations.Parse(value) },
        "transfer-wait" => zone with { TransferWait = Durations.Parse(value) },
        "redemption" => zone with { Redemption = Durations.Parse(value) },
        "pending-delete" => zone with { PendingDelete = Durations.Parse(value) },
        "restore-report" => zone with { RestoreReport = Durations.Parse(value) },
        "reserved" => zone with { Reserved = value.Split('+') },
        "max-years" => zone with { MaxYears = Number(value) },
        "min-years" => zone with { MinYears = Number(value) },
        "year-price" => zone with { YearPrice = Number(value) },
        "restore-price" => zone with { RestorePrice = Number(value) },
        _ => null,
    };

    private static int Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{value}' is not a number.");
}
