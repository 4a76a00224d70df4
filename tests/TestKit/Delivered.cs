using System.Text;

namespace DomainWorkers.TestKit;

/// <summary>A message as a listener gets it off its exchange.</summary>
/// <param name="Id">The message id: the same however often the message was published.</param>
/// <param name="Exchange">The exchange.</param>
/// <param name="Body">The JSON as it stood on the wire.</param>
/// <param name="Message">The contract record that was read from it.</param>
public sealed record Delivered(string Id, string Exchange, byte[] Body, object Message)
{
    /// <summary>The body as text.</summary>
    public string Json => Encoding.UTF8.GetString(Body);
}
