using MongoDB.Bson;

namespace DomainWorkers.BuildingBlocks.State.InMemory;

/// <summary>The documents of one collection with their indexes. Not for several threads: its store holds a lock.</summary>
internal sealed class DocumentTable(IReadOnlyList<string> uniqueKeys)
{
    private const string IdKey = Serialization.Elements.Id;

    private readonly Dictionary<string, StoredDocument> _documents = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _ids = new(DocumentOrder.Instance);
    private readonly Dictionary<(int Key, BsonValue Value), string> _taken = [];
    private readonly Dictionary<string, SortedSet<DuePlace>> _lanes = new(StringComparer.Ordinal);
    private readonly SortedSet<DuePlace> _due = new(DocumentOrder.Instance);
    private readonly SortedSet<DuePlace> _claims = new(DocumentOrder.Instance);
    private readonly SortedSet<DuePlace> _outgoing = new(DocumentOrder.Instance);

    public int Count => _documents.Count;

    public int OutgoingMessages => _outgoing.Count;

    public long? OldestOutgoing => _outgoing.Count == 0 ? null : _outgoing.Min.Due;

    public long? EarliestDue => _due.Count == 0 ? null : _due.Min.Due;

    public StoredDocument? Find(string id) => _documents.GetValueOrDefault(id);

    public StoredDocument? FindBy(int key, string value) =>
        _taken.TryGetValue((key, value), out var id) ? _documents[id] : null;

    /// <summary>Puts a document in its place, unless it shares a unique value with another one: then the key's name.</summary>
    public string? Insert(StoredDocument document)
    {
        var taken = _documents.ContainsKey(document.Id) ? IdKey : Conflict(document);
        if (taken is null)
        {
            _ids.Add(document.Id);
            Index(document);
        }

        return taken;
    }

    /// <summary>Puts a document in the place of the one with its id, unless it shares a unique value with another one.</summary>
    public string? Replace(StoredDocument document)
    {
        var taken = Conflict(document);
        if (taken is null)
        {
            Forget(_documents[document.Id]);
            Index(document);
        }

        return taken;
    }

    public IEnumerable<StoredDocument> Due(string lane, long now) =>
        _lanes.TryGetValue(lane, out var places) ? places.TakeWhile(place => place.Due <= now).Select(place => _documents[place.DocumentId]) : [];

    /// <summary>Documents that are due by then, in a lane or not.</summary>
    public IEnumerable<StoredDocument> DueBy(long now) =>
        _due.TakeWhile(place => place.Due <= now).Select(place => _documents[place.DocumentId]);

    /// <summary>Documents with a text at a path, in the order of their ids: by looking at each, which so few bear.</summary>
    public IEnumerable<StoredDocument> With(string path, string value) =>
        _ids.Select(id => _documents[id]).Where(document => document.TextAt(path) == value);

    /// <summary>Documents with an outgoing message that is due, by their oldest one.</summary>
    public IEnumerable<StoredDocument> Pending(long now) =>
        _outgoing.TakeWhile(place => place.Due <= now).Select(place => place.DocumentId).Distinct().Select(id => _documents[id]);

    public IEnumerable<StoredDocument> After(string? id)
    {
        if (_ids.Max is not { } last || (id is not null && DocumentOrder.Instance.Compare(id, last) >= 0))
            return [];
        var ids = id is null ? _ids : _ids.GetViewBetween(id, last);
        return ids.SkipWhile(found => found == id).Select(found => _documents[found]);
    }

    /// <summary>Documents in these lanes whose claim ran out, the longest abandoned first.</summary>
    public IEnumerable<StoredDocument> Abandoned(IReadOnlyCollection<string> lanes, long now) =>
        _claims.TakeWhile(place => place.Due < now).Select(place => _documents[place.DocumentId])
            .Where(document => document.Lane is { } lane && lanes.Contains(lane));

    public int OpenClaims(long now) => _claims.Reverse().TakeWhile(place => place.Due >= now).Count();

    private string? Conflict(StoredDocument document)
    {
        for (var key = 0; key < uniqueKeys.Count; key++)
        {
            if (document.Keys[key] is { } value && _taken.TryGetValue((key, value), out var holder) && holder != document.Id)
                return uniqueKeys[key];
        }

        return null;
    }

    private void Index(StoredDocument document)
    {
        _documents[document.Id] = document;
        for (var key = 0; key < uniqueKeys.Count; key++)
        {
            if (document.Keys[key] is { } value)
                _taken[(key, value)] = document.Id;
        }

        if (document.Due is { } due)
        {
            _due.Add(new DuePlace(due, document.Id));
            if (document.Lane is { } lane)
            {
                if (!_lanes.TryGetValue(lane, out var places))
                    _lanes[lane] = places = new SortedSet<DuePlace>(DocumentOrder.Instance);
                places.Add(new DuePlace(due, document.Id));
            }
        }

        if (document.ClaimedUntil is { } until)
            _claims.Add(new DuePlace(until, document.Id));
        _outgoing.UnionWith(document.Outgoing);
    }

    private void Forget(StoredDocument document)
    {
        for (var key = 0; key < uniqueKeys.Count; key++)
        {
            if (document.Keys[key] is { } value)
                _taken.Remove((key, value));
        }

        if (document.Due is { } due)
        {
            _due.Remove(new DuePlace(due, document.Id));
            if (document.Lane is { } lane && _lanes[lane] is var places && places.Remove(new DuePlace(due, document.Id)) && places.Count == 0)
                _lanes.Remove(lane);
        }

        if (document.ClaimedUntil is { } until)
            _claims.Remove(new DuePlace(until, document.Id));
        _outgoing.ExceptWith(document.Outgoing);
    }
}
