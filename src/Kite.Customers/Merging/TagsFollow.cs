using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>The free words on a customer.</summary>
internal sealed class TagsFollow(KiteDb db) : ICustomerFollower
{
    private const string Kind = "tag";

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [Following.Of("tags", (await Moves(from, to, cancel)).Count)];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        foreach (var tag in await Moves(moving.From, moving.To, cancel))
        {
            Take(tag, moving.To);
            await moving.Log.Note(Kind, thing: null, moving.From.Id, tag.Tag, cancel);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var tags = await db.CustomerTags.Where(t => t.CustomerId == moving.To.Id)
            .ToDictionaryAsync(t => t.Tag, StringComparer.Ordinal, cancel);
        foreach (var (_, word) in await moving.Log.Before<string>(Kind, cancel))
        {
            if (tags.TryGetValue(word, out var tag)) Take(tag, moving.From);
        }
    }

    private async Task<List<CustomerTag>> Moves(
        MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var known = db.CustomerTags.Where(t => t.CustomerId == to.Id).Select(t => t.Tag);
        return await db.CustomerTags
            .Where(t => t.CustomerId == from.Id && !known.Contains(t.Tag))
            .ToListAsync(cancel);
    }

    private void Take(CustomerTag tag, MergeSide to)
    {
        db.Remove(tag);
        db.Add(new CustomerTag { CustomerId = to.Id, CustomerNumber = to.Number, Tag = tag.Tag });
    }
}
