using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Kite.Importing;

/// <summary>
/// The file in a request, as a stream that was never held in memory: the body itself, or the
/// first file of a form.
/// </summary>
public sealed record SentFile(string? Name, Stream Body)
{
    public static async Task<Result<SentFile>> In(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType) return new SentFile(null, request.Body);

        var type = MediaTypeHeaderValue.Parse(request.ContentType);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary)) return new BadInput("file", new NoFileWasSent());

        var parts = new MultipartReader(boundary, request.Body);
        while (await parts.ReadNextSectionAsync(cancel) is { } part)
        {
            if (part.AsFileSection() is { } file)
                return new SentFile(file.FileName, part.Body);
        }
        return new BadInput("file", new NoFileWasSent());
    }
}
