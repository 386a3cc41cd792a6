namespace Kite.Insight;

/// <summary>What is looked for in a rehearsal because nobody means it.</summary>
public enum OddCheck
{
    /// <summary>Nothing, or nearly nothing, is left to pay.</summary>
    DownToNothing,

    /// <summary>Together with others it takes off more than is bearable.</summary>
    DeepByStacking,

    /// <summary>The receipt costs more with the strategy than without it.</summary>
    PaysMore,

    /// <summary>Two receipts would bring more off than one.</summary>
    SplitPays,

    /// <summary>What came back took the receipt below what the strategy asks for.</summary>
    KeptAfterReturn,

    /// <summary>One customer takes more than their share.</summary>
    OneCustomer,

    /// <summary>It held for nothing at all: a condition is dead.</summary>
    NeverHolds,

    /// <summary>Nothing ends it: neither for a guest nor for all.</summary>
    NoEnd,

    /// <summary>More is given than its budget.</summary>
    BudgetRunsOut,
}

/// <summary>An odd thing at one receipt.</summary>
internal readonly record struct OddBill(OddCheck Check, RehearsedBill Bill, long Coins);
