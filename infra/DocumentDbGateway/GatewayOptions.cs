using System.Net;

namespace DomainWorkers.DocumentDbGateway;

/// <summary>The command line, checked.</summary>
internal sealed record GatewayOptions(IPEndPoint Listen, string Postgres, string? CommandLog)
{
    public const string Usage =
        "usage: DomainWorkers.DocumentDbGateway --listen 127.0.0.1:PORT --postgres \"CONNECTION STRING\" [--command-log FILE]";

    /// <summary>Null, and the reason, when the arguments cannot be used.</summary>
    public static GatewayOptions? Parse(IReadOnlyList<string> arguments, out string problem)
    {
        string? listen = null, postgres = null, commandLog = null;
        problem = "";
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--listen" when value is not null: listen = value; break;
                case "--postgres" when value is not null: postgres = value; break;
                case "--command-log" when value is not null: commandLog = value; break;
                default:
                    problem = $"{arguments[i]} is not an option with a value";
                    return null;
            }
        }

        if (postgres is null || listen is null || !IPEndPoint.TryParse(listen, out var endPoint))
            problem = "--listen (an address and a port) and --postgres are needed";
        else if (!IPAddress.IsLoopback(endPoint.Address))
            problem = $"{endPoint.Address} is no loopback address, and there is no authentication that could protect another";
        else
            return new GatewayOptions(endPoint, postgres, commandLog);
        return null;
    }
}
