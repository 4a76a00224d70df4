using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.ExpiryReminders;

/// <summary>At what hour notices go out, what they point to, and how they are tried. The latter is machine time.</summary>
public sealed class RemindersOptions : IValidatableObject
{
    private const string Domain = "{domain}";

    /// <summary>The time of day in Shanghai from which on a notice of that day goes out.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan SendAt { get; set; } = TimeSpan.FromHours(10);

    /// <summary>Your page to renew or restore, with <c>{domain}</c> for the domain's id; unset: the texts speak of the console.</summary>
    public string? RenewPage { get; set; }

    /// <summary>Your page that shows the registration data, with <c>{domain}</c>; unset: the texts speak of the console.</summary>
    public string? ReviewPage { get; set; }

    /// <summary>How many plans, and how many notices, one sweep takes at a time.</summary>
    [Range(1, 50)]
    public int Parallel { get; set; } = 4;

    /// <summary>So many tries in a row that the process did not survive, or that a bug of ours ended: then a person looks.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>After so long without success the next channel of the stage is tried.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "2.00:00:00")]
    public TimeSpan SwitchAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Where no other channel is left, a notice is given up after so long.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>The longest pause while the mail server does not answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Tries in a row after which a server may have taken a mail and did not say so; then the channel counts as failed.</summary>
    [Range(0, 10)]
    public int MaxDoubts { get; set; } = 3;

    /// <summary>
    /// By how much the clocks of replicas may differ. A notice belongs to who claimed it for so much longer: one that was in hand when its
    /// process died is taken up after that.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>So long no mail goes to an address that a server refused, unless the profile changes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan BadAddressRest { get; set; } = TimeSpan.FromDays(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RenewPage is { } renew && !IsPage(renew))
            yield return new ValidationResult("RenewPage must be an https address with {domain}.", [nameof(RenewPage)]);
        if (ReviewPage is { } review && !IsPage(review))
            yield return new ValidationResult("ReviewPage must be an https address with {domain}.", [nameof(ReviewPage)]);
        if (GiveUpAfter < SwitchAfter)
            yield return new ValidationResult("must not be shorter than SwitchAfter.", [nameof(GiveUpAfter)]);
    }

    private static bool IsPage(string page) =>
        page.Contains(Domain, StringComparison.Ordinal)
        && Uri.TryCreate(page.Replace(Domain, "d", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && !page.Any(char.IsWhiteSpace);
}
