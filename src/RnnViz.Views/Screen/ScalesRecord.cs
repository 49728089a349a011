namespace RnnViz.Views.Screen;

/// <summary>The scales as they were fitted by the key F.</summary>
public sealed record ScalesRecord
{
    /// <summary>Of hidden states.</summary>
    public required ScaleRecord Hidden { get; init; }

    /// <summary>Of gradients.</summary>
    public required ScaleRecord Gradient { get; init; }

    /// <summary>Of norms.</summary>
    public required ScaleRecord Norm { get; init; }

    /// <summary>Of the cell state.</summary>
    public required ScaleRecord Cell { get; init; }

    /// <summary>Of the products of forget gates.</summary>
    public required ScaleRecord Carousel { get; init; }
}
