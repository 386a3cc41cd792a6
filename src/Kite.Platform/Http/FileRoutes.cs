using Microsoft.AspNetCore.Builder;

namespace Kite;

/// <summary>The media types of the file that a route takes as its body.</summary>
public sealed record FileTaken(IReadOnlyList<string> Types);

/// <summary>The media types of the file that a route answers.</summary>
public sealed record FileGiven(IReadOnlyList<string> Types);

/// <summary>Tells the API's document which routes take and give files, and of what kind.</summary>
public static class FileRoutes
{
    private const string Csv = "text/csv";

    extension<TBuilder>(TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>A file is the body itself, or the first file of a form.</summary>
        public TBuilder TakesFile(params string[] types) =>
            route.WithMetadata(new FileTaken([.. types, "multipart/form-data"]));

        public TBuilder GivesFile(params string[] types) =>
            route.WithMetadata(new FileGiven(types));

        /// <summary>A list as CSV, or as a workbook where that is asked for.</summary>
        public TBuilder GivesSheet() => route.GivesFile(Csv, Downloads.Workbook);

        public TBuilder GivesCsv() => route.GivesFile(Csv);
    }
}
