namespace DomainWorkers.MiitSync.Domain;

/// <summary>Every msg_code of the specification, chapter 3-4, with its class. A code that is not in it is an alert.</summary>
internal static class MessageCodes
{
    public const int Done = 0;
    public const int NothingMore = 1;
    public const int Nothing = 2;
    public const int More = 3;
    public const int Gap = 14;

    public static IReadOnlyDictionary<int, MessageClass> All { get; } = new Dictionary<int, MessageClass>
    {
        [Done] = MessageClass.Success,
        [NothingMore] = MessageClass.Success,
        [Nothing] = MessageClass.Success,
        [More] = MessageClass.Success,
        [4] = MessageClass.Configuration, // user name
        [5] = MessageClass.Configuration, // password
        [6] = MessageClass.Configuration, // cannot be decrypted: another key or offset
        [7] = MessageClass.Configuration, // hash: the other form of it
        [8] = MessageClass.Alert, // cannot be unpacked
        [9] = MessageClass.Configuration, // encryption not offered to us
        [10] = MessageClass.Alert, // hash algorithm
        [11] = MessageClass.Alert, // compression
        [12] = MessageClass.Configuration, // admission refused
        [13] = MessageClass.Configuration, // not a unit of this place
        [Gap] = MessageClass.SelfHeal,
        [15] = MessageClass.Later, // too many files wait
        [16] = MessageClass.Alert, // random value too short
        [17] = MessageClass.Split,
        [18] = MessageClass.Split,
        [19] = MessageClass.Configuration, // permission not opened
        [20] = MessageClass.Later, // outside the hours
        [21] = MessageClass.Alert, // no file name
        [22] = MessageClass.Configuration, // too many wrong passwords
        [901] = MessageClass.Later, // maintenance, upload
        [902] = MessageClass.Later, // maintenance, download
        [999] = MessageClass.Later,
    };

    public static MessageClass ClassOf(int code) => All.GetValueOrDefault(code, MessageClass.Alert);
}
