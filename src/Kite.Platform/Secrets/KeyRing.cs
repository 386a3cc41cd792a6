namespace Kite;

/// <summary>Each person's data key, made the first time that something is to be sealed.</summary>
public static class KeyRing
{
    extension(KiteDb db)
    {
        public async Task<DataKey> KeyOf(
            Guid owner, MasterKeys masters, CancellationToken cancel)
        {
            var keys = db.Set<DataKey>();
            if (await keys.FindAsync([owner], cancel) is { } known) return known;

            var fresh = DataKey.New(owner, masters);
            keys.Add(fresh);
            return fresh;
        }
    }
}
