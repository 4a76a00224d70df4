using DomainWorkers.BuildingBlocks.Hosting;

namespace DomainWorkers.AllInOne;

/// <summary>Tells work that is left from turns to look for some, which fall due again and again whether there is any or not.</summary>
internal static class Leftovers
{
    public static bool IsWork(OpenDocuments open) =>
        open.Claims > 0 || open.OutgoingMessages > 0 || open.Collection is not ("pollTurns" or "uploadLines" or "downloadTurns");
}
