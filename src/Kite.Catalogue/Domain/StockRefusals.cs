namespace Kite.Catalogue;

/// <summary>There is less than is to go; who may can say why it goes all the same.</summary>
public sealed record NotEnoughStock(string Product, string There, string Wanted) : Refusal;

/// <summary>A slip names at least one product, and not too many.</summary>
public sealed record SlipNamesNothing(int AtMost) : Refusal;

/// <summary>A quantity is more than nought, with at most three decimals, and not beyond measure.
/// </summary>
public sealed record QuantityIsUnfit : Refusal;

/// <summary>A correction takes away or adds something.</summary>
public sealed record NothingIsCorrected : Refusal;

/// <summary>The product stands on the slip twice.</summary>
public sealed record ProductStandsTwice(string Product) : Refusal;

/// <summary>A transfer goes from one store to another.</summary>
public sealed record TransferGoesNowhere : Refusal;

/// <summary>The store keeps no stock of this product.</summary>
public sealed record NoStockIsKept(string Product, string Store) : NotFound;

/// <summary>There is no such slip.</summary>
public sealed record NoSuchSlip(string Which) : NotFound;

/// <summary>This kind of movement comes from a count, a transfer or a sale.</summary>
public sealed record NotAKindToEnter(string Known) : Refusal;
