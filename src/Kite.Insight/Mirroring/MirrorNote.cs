using System.Text.Json;

namespace Kite.Insight;

/// <summary>
/// What the serving process last found in its mirror, left beside it: the file itself is closed
/// to everyone else while the program serves.
/// </summary>
internal sealed class MirrorNote(DataFolder folder)
{
    private readonly string path = folder.File("mirror.note");

    public void Write(Totals totals)
    {
        // Written aside and moved into place, so that nobody reads half a note.
        var aside = path + ".new";
        File.WriteAllText(aside, JsonSerializer.Serialize(totals));
        File.Move(aside, path, overwrite: true);
    }

    public Totals? Read() =>
        File.Exists(path) ? JsonSerializer.Deserialize<Totals>(File.ReadAllText(path)) : null;
}
