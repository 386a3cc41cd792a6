using System.Text.Json.Nodes;

namespace Kite.Insight;

/// <summary>A list of customers left the house: the trail says who took it, and of whom.</summary>
internal static class ListTaken
{
    extension(Trail trail)
    {
        public async Task NoteListTaken(
            KiteDb db, Asker asker, JsonObject facts, CancellationToken cancel)
        {
            db.For(asker);
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await trail.Note(db, "customer-export", null, facts, cancel);
            await whole.CommitAsync(cancel);
        }
    }
}
