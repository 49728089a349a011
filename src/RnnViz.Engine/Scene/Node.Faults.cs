using RnnViz.Engine.Drawing;

namespace RnnViz.Engine.Scene;

// what becomes of exceptions
public abstract partial class Node
{
    /// <summary>Whether the node has taken over an exception and rests since.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Called with an exception that this node or one below it has thrown, and that none between has taken over.</summary>
    /// <returns>Whether the rest of the tree is to go on without this node; else the exception goes on to the parent.</returns>
    protected virtual bool TakesFault(Exception fault) => false;

    /// <summary>Called in place of Draw while the node has failed.</summary>
    protected virtual void DrawFailed(ICanvas canvas) { }

    /// <summary>Lets a node that has failed go on as if nothing had been.</summary>
    protected void TryAgain() => HasFailed = false;

    /// <summary>Takes over an exception where the node does.</summary>
    /// <returns>Whether it does; else the exception is to be thrown on.</returns>
    protected bool Fails(Exception fault)
    {
        // without memory nothing goes on
        HasFailed = fault is not OutOfMemoryException && TakesFault(fault);
        return HasFailed;
    }
}
