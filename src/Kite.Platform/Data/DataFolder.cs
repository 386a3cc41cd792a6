namespace Kite;

/// <summary>The folder where this copy of Kite keeps its files: KITE_DATA, or ./data.</summary>
public sealed record DataFolder(string Path)
{
    public static DataFolder At(string? path) =>
        new(System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(path) ? "data" : path));

    public string File(string name) => System.IO.Path.Combine(Made(Path), name);

    public string Folder(string name) => Made(System.IO.Path.Combine(Path, name));

    private static string Made(string path) => Directory.CreateDirectory(path).FullName;
}
