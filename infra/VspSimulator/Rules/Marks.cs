namespace DomainWorkers.VspSimulator;

/// <summary>Where marks stand: in the last three places of a number before its check digits, or as a word in a name.</summary>
internal static class Marks
{
    private static readonly (string Number, string English, string Chinese, Mark Mark)[] Known =
    [
        // First, since other words stand within this one.
        ("995", "pendingrefused", "待拒", Mark.PendThenRefuse),
        ("991", "refused", "必拒", Mark.Refuse),
        ("992", "secondtry", "再审", Mark.RefuseOnce),
        ("993", "newcard", "新证", Mark.NewCard),
        ("994", "pending", "待审", Mark.Pend),
        ("996", "undecided", "久审", Mark.Undecided),
        ("997", "unannounced", "无信", Mark.Unannounced),
    ];

    public static Mark OfLabel(string label) => OfText(Labels.Readable(label));

    public static Mark OfRealName(string name, string number)
    {
        var byNumber = Known.FirstOrDefault(known => known.Number == Places(number));
        return byNumber.Mark != Mark.None ? byNumber.Mark : OfText(name);
    }

    private static Mark OfText(string text)
    {
        // Blanks and hyphens do not matter: "Second Try" and "second-try" are the same word.
        var bare = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Known.FirstOrDefault(known =>
            bare.Contains(known.English, StringComparison.OrdinalIgnoreCase) || bare.Contains(known.Chinese, StringComparison.Ordinal)).Mark;
    }

    // Resident numbers end in one check digit (GB 11643), credit codes in two: the organisation's and their own (GB 32100, GB 11714).
    private static string Places(string number) => number.Length != 18 ? ""
        : CitizenNumbers.Fits(number) ? number[14..17]
        : CreditCodes.Fits(number) ? number[13..16]
        : "";
}
