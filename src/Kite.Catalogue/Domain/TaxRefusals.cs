namespace Kite.Catalogue;

/// <summary>A tax lies between nought and a hundred per cent.</summary>
public sealed record NotATaxRate : Refusal;

/// <summary>A tax rate needs a code without blanks.</summary>
public sealed record TaxCodeIsUnfit(int AtMost) : Refusal;

/// <summary>Another tax rate bears this code already.</summary>
public sealed record TaxCodeIsTaken(string Rate) : Refusal;

/// <summary>What held on days gone by stays as it was.</summary>
public sealed record TaxOfThePastStays(DateOnly Today) : Refusal;

/// <summary>There are as many of them as can be kept.</summary>
public sealed record NoRoomForMore(int AtMost) : Refusal;
