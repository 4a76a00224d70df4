using DomainWorkers.Epp;

namespace DomainWorkers.RealNameReview.Adapters.Provider.Documents;

/// <summary>
/// The form in which a provider takes a document. nv-1.0 knows JPEG and PDF; other pictures go as a page of a PDF, with the pixels they have.
/// Only given what was looked at before it was kept (<see cref="Materials.Images.ImageReader"/>).
/// </summary>
internal static class ProofDocuments
{
    /// <exception cref="EppInvalidCommandException">The picture is of a format that we cannot turn into one of the two.</exception>
    public static NameVerificationDocument Of(ProofFile file) => file.MediaType switch
    {
        "image/jpeg" => new NameVerificationDocument(NameVerificationFileType.Jpg, file.Content.Reveal()),
        "application/pdf" => new NameVerificationDocument(NameVerificationFileType.Pdf, file.Content.Reveal()),
        "image/png" => Page(PngPixels.Read(file.Content.Reveal())),
        "image/bmp" => Page(BmpPixels.Read(file.Content.Reveal())),
        _ => throw NotTaken(),
    };

    private static NameVerificationDocument Page(PdfImage? image) => image is null
        ? throw NotTaken()
        : new NameVerificationDocument(NameVerificationFileType.Pdf, image.ToDocument());

    private static EppInvalidCommandException NotTaken() => new("The provider takes documents as JPEG or PDF, and this picture cannot be turned into one.");
}
