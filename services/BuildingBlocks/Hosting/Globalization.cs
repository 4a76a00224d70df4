using System.Globalization;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Domain names need ICU.</summary>
internal static class Globalization
{
    /// <summary>In invariant mode a decomposed é would register another domain, so no worker starts without ICU.</summary>
    /// <exception cref="MissingIcuException">There is none.</exception>
    public static void RequireIcu()
    {
        if (new IdnMapping().GetAscii("e\u0301.cn") != "xn--9ca.cn")
            throw new MissingIcuException();
    }
}

/// <summary>The machine or the settings keep ICU from this process.</summary>
internal sealed class MissingIcuException() : InvalidOperationException(
    "International domain names need ICU: install libicu (Debian: libicu72 or later) and leave "
    + "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset.");
