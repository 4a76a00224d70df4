using DomainWorkers.DocumentDbGateway.Engine;

namespace DomainWorkers.DocumentDbGateway.Commands;

/// <summary>One page of results as the engine returns it: the answer document, and where to go on.</summary>
internal static class CursorPage
{
    public static byte[] Keep(Cursors cursors, long id, object? page, object? continuation)
    {
        if (continuation is byte[] more && id != 0)
            cursors.Keep(id, more);
        return page as byte[] ?? throw new CommandFailure(ErrorCodes.InternalError, "the engine returned no page");
    }
}
