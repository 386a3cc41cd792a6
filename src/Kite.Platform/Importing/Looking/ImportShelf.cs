using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>Finds an import, or says that there is none.</summary>
internal static class ImportShelf
{
    extension(KiteDb db)
    {
        /// <summary>The import, to be changed.</summary>
        public async Task<Result<Import>> ImportAsync(Guid id, CancellationToken cancel)
        {
            var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == id, cancel);
            return import is null ? new NoSuchImport(id.ToString()) : import;
        }

        /// <summary>Saves a change to it, unless someone else was quicker.</summary>
        public async Task<Result<ImportView>> SaveAsync(Import import, CancellationToken cancel)
        {
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateConcurrencyException)
            {
                return new ChangedMeanwhile(import.Version - 1, import.Version);
            }
            var business = await db.BusinessAsync(cancel);
            return ImportView.Of(import, business.Currency);
        }
    }
}
